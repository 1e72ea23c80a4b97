package braid.lab.bench.result;

import braid.launcher.client.Api;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of an earlier run, to compare with. A figure is found by its measurement's name and its unit. */
public final class Against {
    private static final double FACTOR_FROM = 2;

    private final String name;
    private final Map<String, BigDecimal> figures = new HashMap<>();

    private Against(String name, JsonNode json) {
        this.name = name;
        for (JsonNode figure : json.path("figures")) {
            if (figure.path("figure").isNumber()) {
                figures.put(
                        key(
                                figure.path("measurement").asText(),
                                figure.path("unit").asText()),
                        figure.path("figure").decimalValue());
            }
        }
    }

    /**
     * Reads what {@code braid bench --format json} printed or kept.
     *
     * @throws Failure if it is not there, or holds something else
     */
    public static Against of(Path file) {
        try {
            JsonNode json = Api.JSON.readTree(Files.readString(file));
            if (!json.path("figures").isArray()) {
                throw notResults(file, null);
            }
            String at = json.path("machine").path("at").asText("");
            return new Against(file.getFileName() + (at.isEmpty() ? "" : ", of " + at), json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw notResults(file, e);
        } catch (IOException e) {
            throw new Failure(
                    "--against " + file + " cannot be read: there is no such file, or no right to read it.", e);
        }
    }

    private static Failure notResults(Path file, Exception cause) {
        return new Failure(
                "--against " + file
                        + " does not hold the figures of a run. It is a file that `braid bench --format json` printed.",
                cause);
    }

    /** The earlier value; null if there is none. */
    BigDecimal before(Figure figure) {
        return figures.get(key(figure.measurement(), figure.unit()));
    }

    /** How the figure changed, in percent or as a factor, and whether for the better; empty if there is nothing to compare. */
    String change(Figure figure) {
        BigDecimal before = before(figure);
        if (before == null || before.signum() == 0 || figure.value() == null) {
            return "";
        }
        double ratio = figure.value().doubleValue() / before.doubleValue();
        String amount = ratio >= FACTOR_FROM
                ? String.format(Locale.ROOT, "x %.1f", ratio)
                : String.format(Locale.ROOT, "%+.0f %%", (ratio - 1) * 100);
        return amount.matches("[+-]0 %") ? "0 %" : amount + verdict(ratio > 1, Better.of(figure.unit()));
    }

    private static String verdict(boolean more, Better better) {
        return switch (better) {
            case MORE -> more ? ", better" : ", worse";
            case LESS -> more ? ", worse" : ", better";
            case NEITHER -> "";
        };
    }

    private static String key(String measurement, String unit) {
        return measurement + "\n" + unit;
    }

    @Override
    public String toString() {
        return name;
    }
}
