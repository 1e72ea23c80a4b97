package braid.verify;

import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.terminal.StepBar;
import braid.verify.answer.Comparison;
import braid.verify.answer.Difference;
import braid.verify.answer.Question;
import braid.verify.answer.SavedAnswer;
import braid.verify.fold.CannotVerify;
import braid.verify.fold.CoverageFold;
import braid.verify.fold.FoldedViews;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Verifies answers: folds the offsets of an answer's coverage, asks the same question of what that gives, and compares.
 *
 * <p>The fold is the one that both layers promise: an event counts once for each offset; with a PRIMARY KEY once in all that batch
 * covers, and behind that once within the newest events of its partition.
 */
public final class Verification {
    private final Settings settings;
    private final Pipeline pipeline;
    private final StepBar progress;

    public Verification(Settings settings, Pipeline pipeline, StepBar progress) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.progress = progress;
    }

    /** @throws CannotVerify if nobody can say whether the answer is right */
    public Verdict of(SavedAnswer answer) {
        long begun = System.nanoTime();
        List<View> views = answer.views(pipeline);
        Question question = Question.of(answer, pipeline);
        Map<String, RowFilter> filters = question.filters();
        FoldedViews folded = new FoldedViews(answer.coverage(), views, filters);
        long log = 0;
        long landed = 0;
        for (Source source : pipeline.sources()) {
            if (views.stream().anyMatch(view -> view.source().equals(source))) {
                CoverageFold.Counts counts = new CoverageFold(settings, pipeline, source, progress)
                        .into(folded, answer.coverage(), question.needsBatch());
                log += counts.fromLog();
                landed += counts.fromDataset();
            }
        }
        JsonNode computed = question.ask(folded);
        List<Difference> differences = new Comparison(answer, computed, question.rowKey()).differences();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Verdict(
                answer.rows().size(), log, landed, answer.coverage().cut(), differences, question.caveat(), seconds);
    }
}
