package braid.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How to have a text read that is refused as it stands: what to say to {@code braid send}, and over HTTP. Put behind a reason without its point. */
public final class Hint {
    private Hint() {}

    /** An option of {@code braid send}, and the parameter of the same name. */
    public record Told(String name, String value) {
        private String option() {
            boolean plain = value.matches("[\\w%./:,=-]+");
            String quote = value.indexOf('\'') >= 0 ? "\"" : "'";
            return "--" + name + " " + (plain ? value : quote + value + quote);
        }
    }

    /**
     * What has the text read.
     *
     * @param alternatives each of them is enough; which of several is meant is not for us to say
     */
    public static String readWith(List<List<Told>> alternatives) {
        if (alternatives.isEmpty()) {
            return "";
        }
        String options = alternatives.stream().map(Hint::options).collect(Collectors.joining(", or with "));
        String parameters = alternatives.stream().map(Hint::parameters).collect(Collectors.joining(" or "));
        return ". This is read with braid send " + options + (alternatives.size() > 1 ? ", whichever it is" : "") + " ("
                + parameters + " over HTTP)";
    }

    /** As {@link #readWith}, where it is not known what the text is. */
    public static String told(String what, Told... options) {
        return ". " + what + " braid send " + options(List.of(options)) + " (" + parameters(List.of(options))
                + " over HTTP)";
    }

    /** Each with all of the others. */
    public static List<List<Told>> each(List<Told> all, List<Told> alternatives) {
        List<List<Told>> each = new ArrayList<>();
        for (Told one : alternatives) {
            List<Told> together = new ArrayList<>(all);
            together.add(one);
            each.add(together);
        }
        return each;
    }

    private static String options(List<Told> told) {
        return told.stream().map(Told::option).collect(Collectors.joining(" "));
    }

    private static String parameters(List<Told> told) {
        Query query = new Query();
        told.forEach(one -> query.add(one.name(), one.value()));
        return "?" + query.toString().replace("%2F", "/").replace("%3A", ":").replace("%2C", ",");
    }
}
