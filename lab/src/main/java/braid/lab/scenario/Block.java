package braid.lab.scenario;

import braid.core.text.Names;
import braid.core.text.Spans;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Keys and values of a scenario file at one level. Each value is asked for by its key; what is wrong with it is told with its place. */
final class Block {
    private static final double PERCENT = 100;

    private final String file;
    private final Node place;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Block(String file, Node place) {
        this.file = file;
        this.place = place;
    }

    /** @param known the keys that may stand here */
    static Block of(String file, Node node, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw mistake(file, node, "Here have to stand keys and values: " + String.join(", ", known) + ".");
        }
        Block block = new Block(file, node);
        for (NodeTuple pair : mapping.getValue()) {
            String key = ((ScalarNode) pair.getKeyNode()).getValue();
            if (!known.contains(key)) {
                throw mistake(
                        file, pair.getKeyNode(), "There is no key '" + key + "'. " + Names.suggestion(key, known));
            }
            if (block.values.put(key, pair.getValueNode()) != null) {
                throw mistake(file, pair.getKeyNode(), "'" + key + "' stands here for the second time.");
            }
        }
        return block;
    }

    static ScenarioMistake mistake(String file, Node node, String message) {
        return new ScenarioMistake(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, message);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as it is written. */
    String text(String key) {
        Node node = node(key);
        if (!(node instanceof ScalarNode scalar)) {
            throw mistake(file, node, "'" + key + "' has to be one value.");
        }
        return scalar.getValue();
    }

    Block block(String key, Set<String> known) {
        return of(file, node(key), known);
    }

    /** Each of a list of blocks; none where the key is missing. */
    List<Block> blocks(String key, Set<String> known) {
        if (!has(key)) {
            return List.of();
        }
        if (!(node(key) instanceof SequenceNode list)) {
            throw mistake(file, node(key), "'" + key + "' has to be a list: each line of it begins with `- `.");
        }
        return list.getValue().stream().map(each -> of(file, each, known)).toList();
    }

    Duration span(String key) {
        String text = text(key);
        return Spans.parse(text)
                .filter(span -> !span.isNegative())
                .orElseThrow(() -> mistake(key, "'" + text + "' is no span of time. Write 500ms, 20s or 1m."));
    }

    Optional<Duration> maybeSpan(String key) {
        return has(key) ? Optional.of(span(key)) : Optional.empty();
    }

    /** A whole number in a range. */
    int whole(String key, int least, int most) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw mistake(key, "'" + text + "' has to be a whole number from " + least + " to " + most + ".");
    }

    int whole(String key, int least, int most, int otherwise) {
        return has(key) ? whole(key, least, most) : otherwise;
    }

    /** A share as 5% or 0.05, from 0 to below 1; 0 where the key is missing. */
    double share(String key) {
        if (!has(key)) {
            return 0;
        }
        double share =
                decimal(key, text(key).replaceFirst("%$", "")) / (text(key).endsWith("%") ? PERCENT : 1);
        if (share < 0 || share >= 1) {
            throw mistake(key, "'" + text(key) + "' has to be a share from 0 to below 1, like 5% or 0.05.");
        }
        return share;
    }

    double decimal(String key, double otherwise) {
        return has(key) ? decimal(key, text(key)) : otherwise;
    }

    private double decimal(String key, String text) {
        try {
            return new BigDecimal(text.trim()).doubleValue();
        } catch (NumberFormatException e) {
            throw mistake(key, "'" + text(key) + "' is no number.");
        }
    }

    /** One of some words. */
    String word(String key, List<String> words) {
        String text = text(key);
        if (!words.contains(text)) {
            throw mistake(key, "'" + text + "' is none of what may stand here. " + Names.suggestion(text, words));
        }
        return text;
    }

    /** What is wrong with the value of a key. */
    ScenarioMistake mistake(String key, String message) {
        return mistake(file, values.getOrDefault(key, place), message);
    }

    private Node node(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw mistake(file, place, "'" + key + "' is missing here.");
        }
        return node;
    }
}
