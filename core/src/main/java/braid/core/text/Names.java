package braid.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that somebody probably meant. */
public final class Names {
    private Names() {}

    /** The name nearest to {@code given}, if one is near: at most a third of its letters differ, or two. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        int allowed = Math.max(2, given.length() / 3);
        return known.stream()
                .filter(name -> distance.apply(given.toLowerCase(), name.toLowerCase()) <= allowed)
                .min(Comparator.comparingInt(name -> distance.apply(given.toLowerCase(), name.toLowerCase())));
    }

    /** A sentence to put behind "no such thing": the nearest name, or all of them when none is near. */
    public static String suggestion(String given, Collection<String> known) {
        return nearest(given, known)
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> known.isEmpty() ? "There are none." : "There are: " + String.join(", ", known) + ".");
    }
}
