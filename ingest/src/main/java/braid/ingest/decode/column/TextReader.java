package braid.ingest.decode.column;

import braid.core.spelling.EventSpelling;
import braid.core.type.Column;
import braid.ingest.decode.refusal.ShownValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** VARCHAR: a JSON string of at most so many code points, without U+0000 and without half of a surrogate pair. */
final class TextReader extends ColumnReader {
    private final int longest;

    TextReader(Column column) {
        super(column);
        this.longest = column.type().precision();
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        if (token != JsonToken.VALUE_STRING) {
            throw refused(parser, token, "is a string in quotes");
        }
        return fromText(parser.getString(), spelling);
    }

    @Override
    public Object fromText(String text, EventSpelling spelling) {
        int length = text.length();
        int characters = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw refused(ShownValue.text(text), "cannot hold the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused(ShownValue.text(text), "cannot hold half of a surrogate pair");
                }
                i++;
                characters--;
            }
        }
        if (characters > longest) {
            throw refused(ShownValue.text(text), "holds at most " + longest + " characters, not " + characters);
        }
        return text;
    }
}
