package braid.core.fold.generated;

import java.util.ArrayList;
import java.util.List;

/** Generated statements, one after another, with names that are not taken yet, and the texts that they refer to. */
final class Statements {
    private final StringBuilder code = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private int names;

    void add(String statement) {
        code.append("    ").append(statement).append('\n');
    }

    /** A new variable with this value. */
    String declare(String type, String value) {
        String name = "v" + names++;
        add("final " + type + " " + name + " = " + value + ";");
        return name;
    }

    /** The name of the field that holds the UTF-8 of a text. */
    String text(String text) {
        int known = texts.indexOf(text);
        if (known < 0) {
            known = texts.size();
            texts.add(text);
        }
        return "text" + known;
    }

    List<String> texts() {
        return texts;
    }

    String code() {
        return code.toString();
    }

    int length() {
        return code.length();
    }

    /** Forgets the statements behind this length. */
    void back(int length) {
        code.setLength(length);
    }
}
