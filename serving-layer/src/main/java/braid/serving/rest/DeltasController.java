package braid.serving.rest;

import braid.answer.limit.Admission;
import braid.answer.live.Deltas;
import braid.answer.rows.column.InstantText;
import braid.answer.rows.column.Values;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.rows.request.BadRequest;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Measure;
import braid.core.view.View;
import braid.stores.Stores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The deltas of a view, to look at: the newest links of each chain, and one of them decoded. */
@RestController
@RequestMapping("/api/v1/views/{view}")
class DeltasController {
    private static final int MOST = 100;

    private final RowsParameters parameters;
    private final Stores stores;
    private final Admission admission;

    DeltasController(RowsParameters parameters, Stores stores, Admission admission) {
        this.parameters = parameters;
        this.stores = stores;
        this.admission = admission;
    }

    @GetMapping("/deltas")
    Map<String, Object> deltas(
            @PathVariable("view") String name,
            @RequestParam(name = "limit", defaultValue = "10") int limit,
            @RequestParam(name = "partition", required = false) Integer partition,
            @RequestParam(name = "from", required = false) Long from) {
        View view = parameters.view(name);
        if (partition == null && from == null) {
            return newest(view, limit);
        }
        if (partition == null || from == null) {
            throw new BadRequest(
                    "One delta is named by its partition and its first offset: give both partition and from, or neither.");
        }
        return one(view, new Partition(view.source().name(), partition), from);
    }

    private Map<String, Object> newest(View view, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadRequest(
                    "limit is " + limit + ", but must be from 1 to " + MOST + ": so many of each partition.");
        }
        PublishedCut cut = stores.cutNow();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Deltas.Link link : asked(deltas -> deltas.newest(view, cut, limit))) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("partition", link.partition().number());
            row.put("segment", link.flush().segment());
            row.put("from", link.flush().from());
            row.put("to", link.flush().to());
            row.put("epoch", link.flush().epoch());
            row.put("pieces", link.pieces());
            row.put("groups", link.groups());
            row.put("bytes", link.bytes());
            rows.add(row);
        }
        List<Map<String, String>> columns = new ArrayList<>();
        for (String column : List.of("partition", "segment", "from", "to", "epoch", "pieces", "groups", "bytes")) {
            columns.add(column(column, "BIGINT"));
        }
        return answer(view, columns, rows);
    }

    private Map<String, Object> one(View view, Partition of, long from) {
        PublishedCut cut = stores.cutNow();
        List<Deltas.Addition> added = asked(deltas -> deltas.at(view, cut, of, from))
                .orElseThrow(() -> new BadRequest("No flush of " + of + " behind cut " + cut.cut()
                        + " begins at offset " + from + ". GET /api/v1/views/" + view.name()
                        + "/deltas lists those there are."));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Deltas.Addition addition : added) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("window_start", InstantText.of(addition.group().key().windowStart()));
            for (int i = 0; i < view.keys().size(); i++) {
                Key key = view.keys().get(i);
                row.put(key.name(), shown(key.type(), addition.group().key().values()[i]));
            }
            for (int i = 0; i < view.measures().size(); i++) {
                Measure measure = view.measures().get(i);
                row.put(measure.name(), shown(measure.type(), addition.values()[i]));
            }
            rows.add(row);
        }
        List<Map<String, String>> columns = new ArrayList<>();
        columns.add(column("window_start", "TIMESTAMP(3)"));
        view.keys().forEach(key -> columns.add(column(key.name(), key.type().toString())));
        view.measures()
                .forEach(measure ->
                        columns.add(column(measure.name(), measure.type().toString())));
        return answer(view, columns, rows);
    }

    private static Object shown(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE, TIMESTAMP -> Values.print(type, value);
            default -> value;
        };
    }

    /** @throws braid.answer.side.StoreDown if the store does not answer */
    private <T> T asked(Function<Deltas, T> question) {
        return admission
                .admit(() -> stores.deltas(question))
                .orElseThrow(
                        () -> new BadRequest("No architecture of this stack keeps deltas: lambda and stream-only do."));
    }

    private static Map<String, String> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }

    private static Map<String, Object> answer(
            View view, List<Map<String, String>> columns, List<Map<String, Object>> rows) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("view", view.name());
        answer.put("columns", columns);
        answer.put("rows", rows);
        return answer;
    }
}
