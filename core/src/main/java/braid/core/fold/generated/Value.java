package braid.core.fold.generated;

import braid.core.fold.key.Form;
import java.util.List;

/**
 * A value in generated code.
 *
 * @param isNull an expression that tells whether it is NULL
 * @param parts expressions: of a TRUTH whether it is TRUE and whether it is FALSE; of a TEXT its bytes, their start and length; otherwise
 *     one, whose value does not matter where it is NULL
 */
record Value(Form form, String isNull, List<String> parts) {
    static Value of(Form form, String isNull, String... parts) {
        return new Value(form, isNull, List.of(parts));
    }

    static Value truth(String isTrue, String isFalse) {
        return of(Form.TRUTH, "(!" + isTrue + " && !" + isFalse + ")", isTrue, isFalse);
    }

    String part() {
        return parts.get(0);
    }

    String isTrue() {
        return parts.get(0);
    }

    String isFalse() {
        return parts.get(1);
    }

    boolean neverNull() {
        return isNull.equals("false");
    }

    /** As arguments of a method. */
    String arguments() {
        return form == Form.TRUTH ? isTrue() + " ? 1L : 0L" : String.join(", ", parts);
    }
}
