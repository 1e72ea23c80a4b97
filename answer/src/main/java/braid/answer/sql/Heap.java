package braid.answer.sql;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/** How full the process's memory is of things that are in use. */
final class Heap {
    private static final double SHORT = 0.8;

    /** Where objects live that have survived; none on collectors that do not say what was left after a collection. */
    private static final Optional<MemoryPoolMXBean> OLD = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .filter(pool -> pool.getName().matches(".*(Old|Tenured).*"))
            .findFirst();

    private Heap() {}

    /** Whether most of the memory was still in use after the last collection. */
    static boolean isShort() {
        return OLD.map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Heap::isShort)
                .isPresent();
    }

    private static boolean isShort(MemoryUsage left) {
        return left.getMax() > 0 && left.getUsed() > SHORT * left.getMax();
    }
}
