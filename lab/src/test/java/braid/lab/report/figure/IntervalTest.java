package braid.lab.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void fewerThanThreeValues_haveNoSpan() {
        assertThat(Interval.of(new double[] {2, 4}).shown()).isEqualTo("3.0");
        assertThat(Interval.NONE.shown()).isNull();
        assertThat(new Interval(-1, -1, -1).shown()).isEqualTo("never");
    }

    /** Of five values a drawn median is the least in 5.8 of 100 draws: three or more of five draws are it; so the span reaches to both ends. */
    @Test
    void fiveValues_spanReachesFromTheLeastToTheGreatest() {
        Interval interval = Interval.of(new double[] {5, 1, 3, 2, 4});

        assertThat(interval.median()).isEqualTo(3);
        assertThat(interval.low()).isEqualTo(1);
        assertThat(interval.high()).isEqualTo(5);
        assertThat(Interval.of(new double[] {5, 1, 3, 2, 4})).isEqualTo(interval);
    }
}
