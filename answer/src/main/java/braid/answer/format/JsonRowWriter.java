package braid.answer.format;

import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.InstantText;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.column.Values;
import braid.core.type.DataType;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Writes the rows of one answer as objects, value by value. */
final class JsonRowWriter {
    private final JsonGenerator json;
    private final byte[] time = new byte[InstantText.LONGEST];

    JsonRowWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(RowsAnswer answer) throws IOException {
        SerializedString[] names = names(answer.columns());
        json.writeArrayFieldStart("rows");
        for (int i = 0; i < answer.rows().size(); i++) {
            json.writeStartObject();
            fields(answer.columns(), names, answer.rows().get(i));
            if (answer.parts() != null) {
                parts(answer.parts().get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void parts(RowsAnswer.Parts parts) throws IOException {
        json.writeObjectFieldStart("parts");
        part("batch", parts.measures(), parts.batch());
        part("speed", parts.measures(), parts.speed());
        json.writeEndObject();
    }

    private void part(String side, List<ResultColumn> measures, Object[] values) throws IOException {
        if (values == null) {
            json.writeNullField(side);
            return;
        }
        json.writeObjectFieldStart(side);
        fields(measures, names(measures), values);
        json.writeEndObject();
    }

    private static SerializedString[] names(List<ResultColumn> columns) {
        return columns.stream().map(c -> new SerializedString(c.name())).toArray(SerializedString[]::new);
    }

    private void fields(List<ResultColumn> columns, SerializedString[] names, Object[] values) throws IOException {
        for (int i = 0; i < names.length; i++) {
            json.writeFieldName(names[i]);
            value(columns.get(i).type(), values[i]);
        }
    }

    private void value(DataType type, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type.kind()) {
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case INTEGER -> json.writeNumber((Integer) value);
            case BIGINT -> json.writeNumber((Long) value);
            case DECIMAL -> json.writeNumber((BigDecimal) value);
            case DOUBLE -> json.writeNumber((Double) value);
            case TIMESTAMP -> json.writeRawUTF8String(time, 0, InstantText.write((Long) value, time));
            default -> json.writeString(Values.print(type, value));
        }
    }
}
