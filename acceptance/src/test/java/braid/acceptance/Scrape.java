package braid.acceptance;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a service's {@code /metrics} said: names, types and samples. */
final class Scrape {
    private final TreeMap<String, String> types = new TreeMap<>();
    private final Set<String> helped = new HashSet<>();
    private final TreeMap<String, Double> samples = new TreeMap<>();

    Scrape(String text) {
        text.lines().forEach(line -> {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            } else if (line.startsWith("# HELP ")) {
                helped.add(words[2]);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                samples.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.valueOf(line.substring(line.lastIndexOf(' '))));
            }
        });
    }

    /** Braid's own metrics with their types. */
    TreeMap<String, String> own() {
        TreeMap<String, String> own = new TreeMap<>(types);
        own.keySet().removeIf(name -> !name.startsWith("braid_"));
        return own;
    }

    boolean isHelped(String name) {
        return helped.contains(name);
    }

    /** The names of all samples, without labels. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        samples.keySet().forEach(sample -> names.add(sample.replaceFirst("\\{.*", "")));
        return names;
    }

    /** Whether there is a sample of that name. */
    boolean tells(String name) {
        return names().contains(name);
    }

    /** The sum of the samples of a name whose labels contain {@code label}. */
    double sum(String name, String label) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().replaceFirst("\\{.*", "").equals(name))
                .filter(sample -> sample.getKey().contains(label))
                .mapToDouble(java.util.Map.Entry::getValue)
                .sum();
    }
}
