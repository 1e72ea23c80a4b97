package braid.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Some of the house's rooms: the first word of a package behind {@code braid}. */
record Rooms(Set<String> rooms) {
    private static final String HOUSE = "braid.";

    /** Braid's own classes that stand in none of these. */
    DescribedPredicate<JavaClass> areNotAmong() {
        return new DescribedPredicate<>("are Braid's, and not in " + rooms) {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(HOUSE)
                        && !rooms.contains(
                                type.getPackageName().substring(HOUSE.length()).split("\\.")[0]);
            }
        };
    }
}
