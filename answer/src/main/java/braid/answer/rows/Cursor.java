package braid.answer.rows;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.rows.column.RowShape;
import braid.answer.rows.column.Values;
import braid.answer.rows.request.BadRequest;
import braid.answer.rows.request.Order;
import braid.core.group.GroupKey;
import braid.core.type.DataType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The place behind the last row of a page, as an opaque text. It belongs to one view, filter, roll-up, layer and order, and to the
 * coverage of one answer; another request refuses it.
 *
 * @param held the name of the answer where it is held
 * @param cut of the answer's coverage
 * @param coverage what stands for the answer's coverage
 */
record Cursor(String held, long cut, String coverage, Order.Position position) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands before the position: request, held, cut, coverage. */
    private static final int HEADER = 4;

    static Cursor of(HeldAnswers.Held held, Order.Position position) {
        return new Cursor(held.id(), held.coverage().coverage().cut(), fingerprint(held.coverage()), position);
    }

    String encode(RowShape shape, Order order, String request) {
        List<String> texts = new ArrayList<>(List.of(fingerprint(request), held, Long.toString(cut), coverage));
        List<DataType> types = types(shape, order);
        List<Object> values = new ArrayList<>(Arrays.asList(position.values()));
        values.addAll(Arrays.asList(position.group().values()));
        for (int i = 0; i < values.size(); i++) {
            texts.add(values.get(i) == null ? null : Values.print(types.get(i), values.get(i)));
        }
        texts.add(Long.toString(position.group().windowStart()));
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws BadRequest if the text is no cursor of this request */
    static Cursor decode(RowShape shape, Order order, String request, String cursor) {
        List<DataType> types = types(shape, order);
        try {
            byte[] json = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII));
            String[] texts = JSON.readValue(json, String[].class);
            if (texts.length == HEADER + types.size() + 1
                    && fingerprint(request).equals(texts[0])) {
                return new Cursor(texts[1], Long.parseLong(texts[2]), texts[3], position(types, order, texts));
            }
        } catch (java.io.IOException | IllegalArgumentException e) {
            // Not written by encode: refused below.
        }
        throw new BadRequest(
                "cursor is '" + cursor + "', which does not belong to this request. Take 'next' of an answer and repeat"
                        + " that request's view, filter, every, layer and order; limit may change.");
    }

    private static Order.Position position(List<DataType> types, Order order, String[] texts) {
        Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            String text = texts[HEADER + i];
            values[i] = text == null ? null : Values.parse(types.get(i), text);
        }
        int terms = order.terms().size();
        return new Order.Position(
                Arrays.copyOf(values, terms),
                new GroupKey(
                        Long.parseLong(texts[texts.length - 1]), Arrays.copyOfRange(values, terms, values.length)));
    }

    /** Whether an answer has the coverage that the cursor belongs to, and so the same rows. */
    boolean belongsTo(AnswerCoverage answer) {
        return answer.architecture().isExact() && coverage.equals(fingerprint(answer));
    }

    private static String fingerprint(AnswerCoverage answer) {
        StringBuilder text = new StringBuilder().append(answer.coverage().cut());
        answer.coverage().partitions().forEach(p -> text.append('|')
                .append(p.partition())
                .append(' ')
                .append(p.batchTo())
                .append(' ')
                .append(p.speedTo()));
        return fingerprint(text.toString());
    }

    private static List<DataType> types(RowShape shape, Order order) {
        List<DataType> types = new ArrayList<>();
        order.terms()
                .forEach(term -> types.add(shape.columns().get(term.column()).type()));
        shape.view().keys().forEach(key -> types.add(key.type()));
        return types;
    }

    private static String fingerprint(String request) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < request.length(); i++) {
            hash = (hash ^ request.charAt(i)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
