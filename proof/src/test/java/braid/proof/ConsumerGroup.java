package braid.proof;

import braid.core.boundary.Partition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Which instance has which partition, as the consumer group sees it; the instances hear of it when they ask. */
final class ConsumerGroup {
    private final Map<Partition, Given> assignment = new TreeMap<>();

    /** To whom a partition is given; another time, if somebody else had it meanwhile. */
    private record Given(int slot, int time) {}

    /** Gives each partition to one of some instances. */
    void giveOut(Collection<Partition> partitions, List<Integer> slots, Random random) {
        for (Partition partition : partitions) {
            Given before = assignment.get(partition);
            int slot = slots.get(random.nextInt(slots.size()));
            if (before == null || before.slot() != slot) {
                assignment.put(partition, new Given(slot, before == null ? 0 : before.time() + 1));
            }
        }
    }

    /** Gives the first instance what nobody has. */
    void giveRest(Collection<Partition> partitions) {
        partitions.forEach(partition -> assignment.putIfAbsent(partition, new Given(0, 0)));
    }

    /** What an instance has, and how often each was given to another one before. */
    Map<Partition, Integer> given(int slot) {
        Map<Partition, Integer> given = new TreeMap<>();
        assignment.forEach((partition, to) -> {
            if (to.slot() == slot) {
                given.put(partition, to.time());
            }
        });
        return given;
    }

    /** @param name of the instance in a slot */
    String inWords(IntFunction<String> name) {
        StringBuilder words = new StringBuilder();
        assignment.forEach((partition, to) ->
                words.append(' ').append(partition).append(" to ").append(name.apply(to.slot())));
        return words.toString();
    }
}
