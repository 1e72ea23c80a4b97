package braid.answer.rows.parameter;

import braid.answer.rows.request.BadRequest;

/** Reads {@code asOfCut}: the number of the cut whose batch views are asked for. */
public final class AsOfCut {
    /** The parameter's name. */
    public static final String NAME = "asOfCut";

    private AsOfCut() {}

    /** @return {@code null} if it is not given */
    public static Long parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            long cut = Long.parseLong(text);
            if (cut >= 1) {
                return cut;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new BadRequest(NAME + " is '" + text + "', but must be the number of a published cut, like 3.");
    }
}
