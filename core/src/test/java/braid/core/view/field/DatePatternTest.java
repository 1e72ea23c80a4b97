package braid.core.view.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            M/d/yyyy               | 1/22/2020                      | 2020-01-22 |              |
            M/d/yyyy               | 01/02/2006                     | 2006-01-02 |              |
            MM/dd/yyyy             | 1/22/2020                      |            |              |
            d/M/yyyy               | 1/2/2020                       | 2020-02-01 |              |
            d/M/yyyy               | 1/22/2020                      |            |              |
            M/d/yyyy               | 2/30/2020                      |            |              |
            M/d/yyyy               | 1/22/20                        |            |              |
            M/d/yyyy               | 1/22/2020 17:00                |            |              |
            M/d/yyyy H:mm          | 1/22/2020 7:05                 | 2020-01-22 | 07:05        |
            M/d/yyyy H:mm          | 1/22/2020 24:00                |            |              |
            MM/dd/yyyy hh:mm:ss a  | 10/18/2014 11:45:00 PM         | 2014-10-18 | 23:45        |
            MM/dd/yyyy hh:mm:ss a  | 10/19/2014 12:00:00 am         | 2014-10-19 | 00:00        |
            HH:mm:ss d MMM yyyy    | 11:37:15  3 Sep 2020           | 2020-09-03 | 11:37:15     |
            HH:mm:ss  d MMM yyyy   | 08:15:52 12 FEB 2020           | 2020-02-12 | 08:15:52     |
            MMM d, yyyy            | Aug 06, 2026                   | 2026-08-06 |              |
            d. MMMM yyyy           | 3. March 2021                  | 2021-03-03 |              |
            yyyy M d Hmm           | 2008 1 3 754                   | 2008-01-03 | 07:54        |
            yyyyMMddHHmmss         | 20150131235959                 | 2015-01-31 | 23:59:59     |
            yyyyMMddHHmmss.SSS     | 20150131235959.123             | 2015-01-31 | 23:59:59.123 |
            M/d/yyyy[ H:mm]        | 1/22/2020                      | 2020-01-22 |              |
            M/d/yyyy[ H:mm]        | 1/22/2020 17:00                | 2020-01-22 | 17:00        |
            yyyy-MM                | 2004-03                        | 2004-03-01 |              |
            yyyy                   | 1565                           | 1565-01-01 |              |
            dd/MMM/yyyy:HH:mm:ss Z | 10/Oct/2000:13:55:36 -0700     | 2000-10-10 | 13:55:36     | -07:00
            EEE MMM dd HH:mm:ss Z yyyy | Wed Aug 27 13:08:45 +0000 2008 | 2008-08-27 | 13:08:45 | Z
            EEE MMM dd HH:mm:ss Z yyyy | Thu Aug 27 13:08:45 +0000 2008 |        |              |
            yyyy/M/d H:mm VV       | 2020/1/2 3:04 Europe/Berlin    | 2020-01-02 | 03:04        | Europe/Berlin
            yyyy/M/d H:mm 'CST'    | 2020/1/2 3:04 CST              | 2020-01-02 | 03:04        |
            """)
    void texts_areReadAsTheirPatternSays(String pattern, String text, LocalDate day, LocalTime time, ZoneId zone) {
        DatePattern.DayTime expected = day == null ? null : new DatePattern.DayTime(day, time, zone);
        assertThat(DatePattern.of(pattern).read(text)).isEqualTo(expected);
    }

    @Test
    void yearOfTwoDigits_isOneOfTheHundredThatAreTold() {
        DatePattern pattern = DatePattern.of("M/d/yy");
        assertThat(pattern.read("6/9/17").day()).isEqualTo("2017-06-09");
        assertThat(pattern.read("6/9/70").day()).isEqualTo("1970-06-09");
        assertThat(pattern.read("6/9/69").day()).isEqualTo("2069-06-09");
        assertThat(pattern.from(1900).read("9/24/06").day()).isEqualTo("1906-09-24");
        assertThat(pattern.read("2/29/00").day()).isEqualTo("2000-02-29");
        assertThat(pattern.from(1900).read("2/29/00")).isNull();
        assertThat(DatePattern.of("yyMMdd").read("991231").day()).isEqualTo("1999-12-31");
    }

    /** The names of months must not change with the machine. */
    @Test
    void names_areEnglishEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(DatePattern.of("d MMM yyyy").read("1 APRIL 2020")).isNull();
            assertThat(DatePattern.of("d MMM yyyy").read("1 APR 2020").day()).isEqualTo("2020-04-01");
            assertThat(DatePattern.of("MMMM d, yyyy").read("JULY 4, 2020").day())
                    .isEqualTo("2020-07-04");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void yearDayMonth_contradictsIso() {
        assertThat(DatePattern.of("yyyy-dd-MM").contradictsIso()).isTrue();
        assertThat(DatePattern.of("yyyy-MM-dd").contradictsIso()).isFalse();
        assertThat(DatePattern.of("d-M-yyyy").contradictsIso()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MM/DD/YYYY        | 'MM/DD/YYYY' is not a pattern for days and times: D is a day of the year and Y a year of weeks; a day is d and a year is y. It is written like M/d/yyyy,
            %m/%d/%Y          | % is of another language
            dd/mm/yyyy        | it has a day and no month: m are minutes, M is the month
            MM/dd             | it has no year
            yyyy-mm           | it has minutes and no hour
            M/d/yyyy H ss     | it has seconds and no minutes
            M/d/yyyy hh:mm    | needs a, which is AM or PM; an hour from 0 to 23 is H
            M/d/yyyy HH:mm a  | a is AM or PM and needs h
            M/d/yyyy H:mm z   | a zone's short name like CST is that of several
            yyyy-MM-ddTHH:mm  | T is none of its letters; what is always the same stands in quotes, 'T'
            yyyy-MM-dd '      | its letters do not stand as they may
            MMMMMMM yyyy      | its letters do not stand as they may
            ``                | it has no year
            """)
    void patternThatNobodyMeans_isRefusedWithTheReason(String pattern, String expected) {
        assertThatThrownBy(() -> DatePattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
