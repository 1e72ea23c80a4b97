package braid.answer.merge;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the rows of both sides together by group.
 *
 * <p>Without a roll-up a group has one batch row at most, and most groups have no real-time row: only those that have are looked up, and
 * nothing is decoded. With one, rows of several windows fall into one group.
 */
public final class Merge {
    private Merge() {}

    /** The groups of an answer; without a roll-up those of the batch rows come first, in their order. */
    public static List<Group> of(View view, RollUp rollUp, List<GroupRow> batch, List<GroupRow> speed) {
        MeasureParts measures = new MeasureParts(view);
        return rollUp.isNone(view)
                ? sameWindows(measures, batch, speed)
                : coarserWindows(measures, rollUp, batch, speed);
    }

    private static List<Group> sameWindows(MeasureParts measures, List<GroupRow> batch, List<GroupRow> speed) {
        Map<GroupKey, Group> live = new HashMap<>();
        for (GroupRow row : speed) {
            live.computeIfAbsent(row.key(), key -> new Group(key, measures)).addSpeed(row.accumulators());
        }
        List<Group> groups = new ArrayList<>(batch.size() + live.size());
        for (GroupRow row : batch) {
            Group known = live.remove(row.key());
            Group group = known == null ? new Group(row.key(), measures) : known;
            group.addBatch(row.accumulators());
            groups.add(group);
        }
        groups.addAll(live.values());
        return groups;
    }

    private static List<Group> coarserWindows(
            MeasureParts measures, RollUp rollUp, List<GroupRow> batch, List<GroupRow> speed) {
        Map<GroupKey, Group> groups = new HashMap<>();
        batch.forEach(row -> group(groups, measures, rollUp, row).addBatch(row.accumulators()));
        speed.forEach(row -> group(groups, measures, rollUp, row).addSpeed(row.accumulators()));
        return new ArrayList<>(groups.values());
    }

    private static Group group(Map<GroupKey, Group> groups, MeasureParts measures, RollUp rollUp, GroupRow row) {
        GroupKey coarser =
                new GroupKey(rollUp.startOf(row.key().windowStart()), row.key().values());
        return groups.computeIfAbsent(coarser, key -> new Group(key, measures));
    }
}
