package braid.core.sql.token;

/** What a scan of a statement's text has to pass over whole: texts, names in quotes, comments. One that is not closed goes to the end. */
public final class Opaque {
    /** As the beginning of a regular expression's alternatives. */
    public static final String PIECES = "'(?:[^']++|'')*+'?|\"(?:[^\"]++|\"\")*+\"?|--[^\\n]*+|/\\*(?s:.*?)\\*/";

    private Opaque() {}
}
