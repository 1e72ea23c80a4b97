package braid.answer.sql;

import braid.answer.sql.type.Parameters;
import braid.core.type.DataType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans of statements that were asked before, and answered: planning and compiling takes tens of milliseconds, running often less than one. A
 * plan serves all values of its free parameters. Safe for use by several threads.
 */
final class Plans {
    /** Plans that are kept, about: each has a class of some tens of kilobytes. Long statements count more. */
    private static final int MOST = 500;

    private static final int LONG = 2_000;

    private final Cache<String, Kind> kinds = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((String select, Kind kind) -> weight(select))
            .build();
    private final Cache<Key, CompiledPlan> plans = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, CompiledPlan plan) -> weight(key.select()))
            .build();

    /** What is the same for all plans of a text. */
    private record Kind(List<DataType> parameters, Set<Integer> free) {}

    /** @param constants the values that are in the plan, by their places, and NULL wherever it is given */
    private record Key(String select, Map<Integer, Object> constants) {}

    private static int weight(String select) {
        return 1 + select.length() / LONG;
    }

    private static Key key(String select, Set<Integer> free, Parameters parameters) {
        Map<Integer, Object> constants = new HashMap<>();
        parameters.values().forEach((place, value) -> {
            if (value == null || !free.contains(place)) {
                constants.put(place, value);
            }
        });
        return new Key(select, constants);
    }

    /** A plan with the values that it is asked with. */
    record Known(CompiledPlan plan, Parameters parameters) {}

    /**
     * The plan that a statement was answered by before.
     *
     * @throws braid.answer.rows.request.BadRequest if the values are not its parameters'
     */
    Optional<Known> find(String select, List<?> given) {
        Kind kind = kinds.getIfPresent(select);
        if (kind == null) {
            return Optional.empty();
        }
        Parameters parameters = Parameters.of(kind.parameters(), given);
        CompiledPlan plan = plans.getIfPresent(key(select, kind.free(), parameters));
        return Optional.ofNullable(plan).map(found -> new Known(found, parameters));
    }

    /** Keeps a plan that has run: one that fails fails differently the second time, when its class was refused already. */
    void keep(String select, CompiledPlan plan, Parameters parameters) {
        if (parameters.values().values().stream().allMatch(value -> value != null)) {
            kinds.put(select, new Kind(plan.parameters(), plan.free()));
        }
        plans.put(key(select, plan.free(), parameters), plan);
    }
}
