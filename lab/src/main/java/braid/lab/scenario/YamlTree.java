package braid.lab.scenario;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A text of YAML as nodes that know their place. */
final class YamlTree {
    private YamlTree() {}

    /** @throws ScenarioMistake if it is none, or empty */
    static Node of(String file, String text) {
        try (Reader reader = new StringReader(text)) {
            Node node = new Yaml(new LoaderOptions()).compose(reader);
            if (node == null) {
                throw new ScenarioMistake(file, 1, 1, "Nothing stands in it.");
            }
            return node;
        } catch (MarkedYAMLException e) {
            throw new ScenarioMistake(
                    file,
                    e.getProblemMark().getLine() + 1,
                    e.getProblemMark().getColumn() + 1,
                    "This is no YAML: " + e.getProblem() + ".");
        } catch (IOException e) {
            throw new IllegalStateException("A text can always be read", e);
        }
    }
}
