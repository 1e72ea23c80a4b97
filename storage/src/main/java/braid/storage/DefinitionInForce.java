package braid.storage;

import braid.core.event.SchemaChange;
import braid.core.view.Architecture;
import braid.core.view.Definition;
import braid.core.view.Pipeline;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.log.DefinitionTopic;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Which definition of a pipeline its stores are filled by. The set-up puts it in force; no service starts with another one, because its
 * rows would be added to rows that mean another thing.
 *
 * <p>Lambda and its halves share one. Each generation of the other architectures has its own, since it computes its rows anew.
 */
public final class DefinitionInForce {
    private final Settings settings;
    private final Pipeline pipeline;
    private final Definition definition;
    private final DefinitionTopic topic;

    public DefinitionInForce(Settings settings, Pipeline pipeline) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.definition = Definition.of(pipeline);
        this.topic = new DefinitionTopic(LogSettings.of(settings));
    }

    /**
     * Refuses a pipeline that cannot follow what the stores hold, or cannot read the events of the log. Changes nothing.
     *
     * @throws IllegalStateException with every difference and the way out
     */
    void requireAcceptable() {
        List<String> unreadable = new ArrayList<>();
        try (SchemaTopic schemas = new SchemaTopic(LogSettings.of(settings))) {
            var written = schemas.all().values();
            pipeline.sources().forEach(source -> unreadable.addAll(SchemaChange.refusals(source, written)));
        }
        if (!unreadable.isEmpty()) {
            throw new IllegalStateException("Pipeline " + pipeline.name()
                    + " cannot read the events that the log holds: " + String.join("; ", unreadable)
                    + ". Or start over with `braid reset`, or in another BRAID_HOME.");
        }
        Map<String, Definition> inForce = topic.all();
        for (Architecture architecture : ArchitectureSettings.of(settings)) {
            Definition before = inForce.get(name(architecture));
            if (before != null && !definition.mayFollow(before)) {
                throw new IllegalStateException(refusal(architecture, before));
            }
        }
    }

    /** Puts this pipeline in force. Only the set-up does this, after {@link #requireAcceptable}. */
    void put() {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        ArchitectureSettings.of(settings).forEach(architecture -> definitions.put(name(architecture), definition));
        topic.put(definitions);
    }

    /**
     * Refuses a pipeline that is not the one in force. Services call it before they do anything else.
     *
     * @param architecture of the service
     * @throws SettingException with every difference and the way out, or if the log does not answer
     */
    public void require(Architecture architecture) {
        require(List.of(architecture));
    }

    /** The same for a service that several architectures share. */
    public void require(List<Architecture> architectures) {
        Map<String, Definition> inForce = inForce();
        for (Architecture architecture : architectures) {
            Definition before = of(inForce, architecture);
            if (!definition.equals(before)) {
                throw new SettingException(refusal(architecture, before));
            }
        }
    }

    /** The same for a service that knows the sources alone. */
    public void requireSources() {
        Architecture first = ArchitectureSettings.of(settings).get(0);
        Definition before = of(inForce(), first);
        if (!definition.sources().equals(before.sources())) {
            throw new SettingException(refusal(first, before));
        }
    }

    private Map<String, Definition> inForce() {
        try {
            return topic.all();
        } catch (KafkaException e) {
            throw new SettingException("Kafka at " + settings.text("kafka.bootstrap")
                    + " (kafka.bootstrap) could not be asked which pipeline is in force: " + e.getMessage());
        }
    }

    private Definition of(Map<String, Definition> inForce, Architecture architecture) {
        Definition found = inForce.get(name(architecture));
        if (found == null) {
            throw new SettingException("No definition of pipeline " + pipeline.name() + " is in force for "
                    + architecture.word() + ": the set-up has not run. `braid up` runs it.");
        }
        return found;
    }

    private String refusal(Architecture architecture, Definition before) {
        String replay = architecture.hasGenerations()
                ? "Compute the log anew with `braid " + architecture.word()
                        + " replay` (from a stack that runs the file as it was), start"
                : "Take the change back, start";
        String set = definition.mayFollow(before) ? "The set-up (`braid up`) takes this change over. Or start" : replay;
        return "Pipeline " + pipeline.name() + " is not the one that the stores are filled by: "
                + String.join("; ", definition.differencesFrom(before)) + ". " + set
                + " over with `braid reset`, or use another BRAID_HOME.";
    }

    private String name(Architecture architecture) {
        return architecture.hasGenerations()
                ? pipeline.name() + " " + architecture.word() + " " + settings.text(architecture.word() + ".generation")
                : pipeline.name();
    }
}
