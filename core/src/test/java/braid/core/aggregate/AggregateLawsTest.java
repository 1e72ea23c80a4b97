package braid.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of {@link Aggregate}, for every aggregate of every type, on generated values. */
class AggregateLawsTest {
    /** An aggregate with values for it. */
    record Sample(Aggregate aggregate, List<Object> values) {}

    @Provide
    Arbitrary<Sample> samples() {
        DataType price = DataType.decimal(28, 2);
        return Arbitraries.oneOf(
                of(
                        Arbitraries.of(
                                new Count(),
                                new Sum(DataType.INTEGER),
                                new Average(DataType.INTEGER),
                                new Extreme(DataType.INTEGER, true),
                                new DistinctCount(DataType.INTEGER)),
                        Arbitraries.integers()),
                of(
                        Arbitraries.of(
                                new Sum(DataType.BIGINT),
                                new Average(DataType.BIGINT),
                                new Extreme(DataType.BIGINT, false),
                                new DistinctCount(DataType.BIGINT)),
                        Arbitraries.longs()),
                of(
                        Arbitraries.of(new Sum(price), new Average(price), new Extreme(price, true)),
                        Arbitraries.bigIntegers()
                                .between(
                                        BigDecimal.TEN.pow(26).toBigInteger().negate(),
                                        BigDecimal.TEN.pow(26).toBigInteger())
                                .map(unscaled -> new BigDecimal(unscaled, 2))),
                of(
                        Arbitraries.of(
                                new Extreme(DataType.VARCHAR, true),
                                new Extreme(DataType.VARCHAR, false),
                                new DistinctCount(DataType.VARCHAR)),
                        Arbitraries.strings().ofMaxLength(12)),
                of(
                        Arbitraries.of(new Extreme(DataType.DOUBLE, true), new Extreme(DataType.DOUBLE, false)),
                        Arbitraries.doubles()),
                // Doubles that are small whole numbers add up exactly; others only nearly, as Sum says.
                of(
                        Arbitraries.of(new Sum(DataType.DOUBLE), new Average(DataType.DOUBLE)),
                        Arbitraries.integers().between(-1000, 1000).map(Integer::doubleValue)));
    }

    private static Arbitrary<Sample> of(Arbitrary<Aggregate> aggregates, Arbitrary<?> values) {
        return Combinators.combine(
                        aggregates, values.map(Object.class::cast).list().ofMaxSize(300))
                .as(Sample::new);
    }

    @Property
    void anySplitAndAnyOrder_giveTheResultOfFoldingAll(@ForAll("samples") Sample sample, @ForAll Random random) {
        List<Object> shuffled = new ArrayList<>(sample.values());
        Collections.shuffle(shuffled, random);
        Accumulator whole = fold(sample.aggregate(), sample.values());
        List<Accumulator> parts = new ArrayList<>();
        int at = 0;
        while (at < shuffled.size()) {
            int to = at + 1 + random.nextInt(shuffled.size() - at);
            parts.add(fold(sample.aggregate(), shuffled.subList(at, to)));
            at = to;
        }
        Collections.shuffle(parts, random);
        Accumulator merged = sample.aggregate().empty();
        parts.forEach(merged::merge);
        assertThat(merged.result()).isEqualTo(whole.result());
    }

    /** What was merged goes on: more is added, it is asked, stored, and merged into another one. */
    @Property
    void mergedAccumulator_goesOnAsIfItHadBeenFolded(@ForAll("samples") Sample sample, @ForAll Random random) {
        int n = sample.values().size();
        int i = random.nextInt(n + 1);
        int j = i + random.nextInt(n - i + 1);
        Aggregate aggregate = sample.aggregate();
        Accumulator merged = merge(
                aggregate,
                fold(aggregate, sample.values().subList(0, i)),
                fold(aggregate, sample.values().subList(i, j)));
        merged.result();
        sample.values().subList(j, n).forEach(merged::add);
        Object whole = fold(aggregate, sample.values()).result();
        assertThat(merged.result()).isEqualTo(whole);
        assertThat(copy(aggregate, merged).result()).isEqualTo(whole);
        assertThat(merge(aggregate, aggregate.empty(), merged).result()).isEqualTo(whole);
    }

    @Property
    void merge_isAssociativeAndCommutative(@ForAll("samples") Sample sample, @ForAll Random random) {
        int n = sample.values().size();
        int i = random.nextInt(n + 1);
        int j = i + random.nextInt(n - i + 1);
        Aggregate aggregate = sample.aggregate();
        Accumulator a = fold(aggregate, sample.values().subList(0, i));
        Accumulator b = fold(aggregate, sample.values().subList(i, j));
        Accumulator c = fold(aggregate, sample.values().subList(j, n));
        Object left = merge(aggregate, merge(aggregate, a, b), c).result();
        assertThat(merge(aggregate, a, merge(aggregate, b, c)).result()).isEqualTo(left);
        assertThat(merge(aggregate, merge(aggregate, c, b), a).result()).isEqualTo(left);
    }

    @Property
    void empty_isTheIdentity(@ForAll("samples") Sample sample) {
        Accumulator folded = fold(sample.aggregate(), sample.values());
        Accumulator left = sample.aggregate().empty();
        left.merge(folded);
        Accumulator right = copy(sample.aggregate(), folded);
        right.merge(sample.aggregate().empty());
        assertThat(left.result()).isEqualTo(folded.result());
        assertThat(right.result()).isEqualTo(folded.result());
    }

    @Property
    void encodedAccumulator_goesOnAsIfItHadNotBeen(@ForAll("samples") Sample sample, @ForAll Random random) {
        int split = random.nextInt(sample.values().size() + 1);
        Accumulator decoded = copy(
                sample.aggregate(), fold(sample.aggregate(), sample.values().subList(0, split)));
        sample.values().subList(split, sample.values().size()).forEach(decoded::add);
        assertThat(decoded.result())
                .isEqualTo(fold(sample.aggregate(), sample.values()).result());
    }

    @Property(tries = 20)
    void distinctCount_isWithinItsErrorBound(@ForAll("seeds") long seed) {
        Accumulator sketch = new DistinctCount(DataType.BIGINT).empty();
        long distinct = 50_000;
        for (long i = 0; i < distinct; i++) {
            sketch.add(seed + i);
            sketch.add(seed + i / 2);
        }
        // Four standard errors of 1.6 %.
        assertThat((Long) sketch.result()).isBetween((long) (distinct * 0.936), (long) (distinct * 1.064));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static Accumulator fold(Aggregate aggregate, List<Object> values) {
        Accumulator accumulator = aggregate.empty();
        values.forEach(accumulator::add);
        return accumulator;
    }

    private static Accumulator merge(Aggregate aggregate, Accumulator a, Accumulator b) {
        Accumulator merged = aggregate.empty();
        merged.merge(a);
        merged.merge(b);
        return merged;
    }

    private static Accumulator copy(Aggregate aggregate, Accumulator accumulator) {
        Object[] row = new Object[3];
        Arrays.fill(row, "not mine");
        accumulator.encode(row, 1);
        assertThat(row[0]).isEqualTo("not mine");
        return aggregate.decode(row, 1);
    }
}
