package braid.kappa.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTest {
    private static final byte[] ANY = {1, 2, 3};

    @Test
    void group_knowsWhichEventsAreInIt_byTheirPlaceInTheLog() {
        Folded group = Folded.event(2, 7, ANY).with(Folded.event(0, 40, ANY), ANY);
        assertThat(group.holds(Folded.event(2, 7, ANY))).isTrue();
        assertThat(group.holds(Folded.event(2, 8, ANY))).isFalse();
        assertThat(group.holds(Folded.event(0, 3, ANY))).isTrue();
        assertThat(group.holds(Folded.event(1, 0, ANY))).isFalse();
        assertThat(group.holds(Folded.event(5, 0, ANY))).isFalse();
    }

    @Test
    void anEventThatComesAgain_leavesThePlaceWhereItWas() {
        Folded group = Folded.event(0, 40, ANY).with(Folded.event(0, 3, ANY), ANY);
        assertThat(group.holds(Folded.event(0, 40, ANY))).isTrue();
        assertThat(group.holds(Folded.event(0, 41, ANY))).isFalse();
    }

    @Test
    void folded_comesBackAsItWas() {
        Folded group = Folded.event(3, Long.MAX_VALUE - 1, ANY).with(Folded.event(1, 0, ANY), ANY);
        byte[] bytes = Folded.SERDE.serializer().serialize("any", group);
        Folded back = Folded.SERDE.deserializer().deserialize("any", bytes);
        assertThat(back.next()).containsExactly(0, 1, 0, Long.MAX_VALUE);
        assertThat(back.partials()).isEqualTo(ANY);
    }
}
