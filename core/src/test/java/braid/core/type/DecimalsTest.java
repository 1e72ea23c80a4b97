package braid.core.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    private static final DataType TYPE = DataType.decimal(6, 2);

    @ParameterizedTest
    @CsvSource({
        "1, 1.00",
        "-1.50, -1.50",
        "1.500, 1.50",
        "9999.99, 9999.99",
        "1e3, 1000.00",
        "0e400000000, 0.00",
        "0e-400000000, 0.00",
        "12e-2, 0.12",
    })
    void numberThatFits_hasTheScaleOfTheType(String text, String value) {
        assertThat(Decimals.parse(text, TYPE)).hasToString(value);
    }

    /** None of them is written out: that would take all memory there is. */
    @ParameterizedTest
    @CsvSource({
        "1.505, has at most 2 digits after the point",
        "1e-400000000, has at most 2 digits after the point",
        "10000, has at most 4 digits before the point",
        "1e400000000, has at most 4 digits before the point",
        "-1e2147483647, has at most 4 digits before the point",
    })
    void numberThatDoesNotFit_isRefusedByWhatItHasTooMuch(String text, String message) {
        assertThatThrownBy(() -> Decimals.parse(text, TYPE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsNoNumber_orTooLongForOne_isRefused() {
        assertThatThrownBy(() -> Decimals.parse("one", TYPE)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Decimals.parse("1".repeat(5_000_000), TYPE))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("5000000 characters");
    }
}
