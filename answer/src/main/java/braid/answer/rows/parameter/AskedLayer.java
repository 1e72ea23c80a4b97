package braid.answer.rows.parameter;

import braid.answer.merge.Layer;
import braid.answer.rows.request.BadRequest;
import braid.core.text.Names;
import braid.core.view.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads {@code layer}: which side an answer shows, if not both. */
final class AskedLayer {
    private AskedLayer() {}

    /** Refuses a layer, or a cut, that the architecture does not have. */
    static void require(Architecture architecture, String layer, Long asOfCut) {
        if (asOfCut != null && !architecture.hasBatchViews()) {
            throw new BadRequest(AsOfCut.NAME + " is " + asOfCut + ", but " + architecture.word()
                    + " has no batch views, so no earlier cut can be asked for. Leave it out.");
        }
        if (layer != null && architecture != Architecture.LAMBDA && !layer.equals("merged")) {
            throw new BadRequest("layer is '" + layer + "', but " + architecture.word()
                    + " has one kind of views only. Leave layer out.");
        }
    }

    /** @param asOfCut the earlier cut that is asked for, or {@code null} */
    static Layer parse(String text, Long asOfCut) {
        Layer layer = text == null ? asOfCut == null ? Layer.MERGED : Layer.BATCH : layer(text);
        if (asOfCut != null && layer != Layer.BATCH) {
            throw new BadRequest(
                    "layer is '" + text + "', but of an earlier cut there is only what the batch layer held."
                            + " Leave layer out, or asOfCut.");
        }
        return layer;
    }

    private static Layer layer(String text) {
        List<String> names = Arrays.stream(Layer.values())
                .map(layer -> layer.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(text)) {
            throw new BadRequest("layer is '" + text + "'. " + Names.suggestion(text, names));
        }
        return Layer.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
