package braid.core.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpellingTest {
    private static final int QUARTER = 900;

    private static TimeSpelling in(String zone, TimeSpelling.Overlap overlap) {
        return new TimeSpelling(null, false, ZoneId.of(zone), overlap, DatePatterns.NONE);
    }

    /** Every quarter of an hour of a year as the clocks showed it, against the moments at which they did. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,2024",
        "Europe/Berlin,1945",
        "America/New_York,2007",
        "America/New_York,2024",
        "Australia/Lord_Howe,2023",
        "America/Sao_Paulo,2018",
        "Asia/Beirut,2021",
        "Africa/Casablanca,2024",
        "Asia/Kathmandu,1986",
        "Pacific/Apia,2011",
        "UTC,2024"
    })
    void localTimes_areTheMomentsAtWhichTheClocksShowedThem(String zone, int year) {
        Map<LocalDateTime, TreeSet<Long>> moments = new HashMap<>();
        Map<LocalDate, Long> days = new TreeMap<>();
        long from = LocalDate.of(year, 1, 1).toEpochDay() * 86_400 - 2 * 86_400;
        long to = LocalDate.of(year + 1, 1, 1).toEpochDay() * 86_400 + 2 * 86_400;
        for (long second = from; second < to; second += QUARTER) {
            LocalDateTime local =
                    Instant.ofEpochSecond(second).atZone(ZoneId.of(zone)).toLocalDateTime();
            moments.computeIfAbsent(local, l -> new TreeSet<>()).add(second * 1000);
            days.putIfAbsent(local.toLocalDate(), second * 1000);
        }
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            for (int quarter = 0; quarter < 96; quarter++) {
                LocalDateTime local = day.atStartOfDay().plusMinutes(15L * quarter);
                check(zone, local, List.copyOf(moments.getOrDefault(local, new TreeSet<>())));
            }
            if (days.containsKey(day)) {
                assertThat(IsoTime.millis(day.toString(), in(zone, TimeSpelling.Overlap.REJECT)))
                        .isEqualTo(days.get(day));
            } else {
                String text = day.toString();
                assertThatThrownBy(() -> IsoTime.millis(text, in(zone, TimeSpelling.Overlap.LATER)))
                        .hasMessageContaining("passed over this one");
            }
        }
    }

    private static void check(String zone, LocalDateTime local, List<Long> moments) {
        String text = local.toString();
        for (TimeSpelling.Overlap overlap : TimeSpelling.Overlap.values()) {
            if (moments.isEmpty()) {
                assertThatThrownBy(() -> IsoTime.millis(text, in(zone, overlap)))
                        .as(text)
                        .hasMessageContaining("the clocks were put forward from");
            } else if (moments.size() == 2 && overlap == TimeSpelling.Overlap.REJECT) {
                assertThatThrownBy(() -> IsoTime.millis(text, in(zone, overlap)))
                        .as(text)
                        .hasMessageContaining("--overlap earlier");
            } else {
                assertThat(IsoTime.millis(text, in(zone, overlap)))
                        .as("%s in %s, %s", text, zone, overlap)
                        .isEqualTo(moments.get(overlap == TimeSpelling.Overlap.LATER ? moments.size() - 1 : 0));
            }
        }
    }

    @Test
    void textWithAZone_keepsIt() {
        assertThat(IsoTime.millis("2024-03-31T02:30:00Z", in("Europe/Berlin", TimeSpelling.Overlap.REJECT)))
                .isEqualTo(Instant.parse("2024-03-31T02:30:00Z").toEpochMilli());
    }

    @Test
    void finerDigits_areCutTowardsThePastWhereThatIsSaid() {
        TimeSpelling cut = new TimeSpelling(null, true, null, TimeSpelling.Overlap.REJECT, DatePatterns.NONE);
        assertThat(IsoTime.millis("2024-03-01T10:00:00.123456+00:00", cut))
                .isEqualTo(Instant.parse("2024-03-01T10:00:00.123Z").toEpochMilli());
        assertThat(IsoTime.millis("2024-03-01 10:00:00,999999999+00", cut))
                .isEqualTo(Instant.parse("2024-03-01T10:00:00.999Z").toEpochMilli());
        assertThat(IsoTime.millis("0001-01-01T00:00:00.0009Z", cut))
                .isEqualTo(Instant.parse("0001-01-01T00:00:00Z").toEpochMilli());
        assertThatThrownBy(() -> IsoTime.millis("2024-03-01T10:00:00.1234Z")).hasMessageContaining("--cut-to-millis");
    }

    @Test
    void query_saysWhatIsNotTheDefault() {
        assertThat(EventSpelling.EXACT.query()).isEmpty();
        TimeSpelling times = new TimeSpelling(
                EpochUnit.SECONDS,
                true,
                ZoneOffset.ofHours(1),
                TimeSpelling.Overlap.LATER,
                DatePatterns.of(List.of("M/d/yy", "d MMM yyyy"), 1900));
        ValueSpelling values = new ValueSpelling(
                NumberSpelling.of(",", ".", List.of("%", "K=1000")),
                List.of("Yes", "1"),
                List.of("No"),
                List.of("NA", ""));
        assertThat(new EventSpelling(times, values, true).query())
                .isEqualTo(
                        "epoch=seconds&fraction=cut&zone=%2B01%3A00&overlap=later&dates=M%2Fd%2Fyy&dates=d+MMM+yyyy&century=1900"
                                + "&decimal=%2C&thousands=.&unit=%25&unit=K%3D1000&true=Yes&true=1&false=No&null=NA&null=&unknown=ignore");
        assertThatThrownBy(() -> TimeSpelling.zone("Europe/Belrin"))
                .hasMessageContaining("Did you mean Europe/Berlin?");
    }
}
