package braid.launcher.settings;

import braid.core.text.Names;
import braid.core.view.EnvironmentName;
import braid.launcher.member.Component;
import braid.launcher.member.JvmFlags;
import braid.service.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Variables of the environment that look like settings of Braid's and are none, so that nobody waits for what they say. */
public final class UnknownKeys {
    /** What is set beside the settings: by the user for the command, the image or the cases, and by the command for a process. */
    private static final List<String> FURTHER = List.of(
            "BRAID_HOME",
            "BRAID_PORT_BASE",
            "BRAID_CONFIG",
            "BRAID_API_KEY",
            "BRAID_JAVA_OPTS",
            "BRAID_IMAGE_TAG",
            "BRAID_BATCH_PAUSE_AT",
            "BRAID_ROOT",
            "BRAID_CASES_PORT_BASE",
            ClusterSize.BROKERS,
            ClusterSize.NODES);

    private UnknownKeys() {}

    /** A sentence for each of them. */
    public static List<String> in(Map<String, String> environment) {
        Set<String> known = new TreeSet<>(FURTHER);
        Settings.reference().keySet().forEach(key -> known.add(EnvironmentName.of(key)));
        Arrays.stream(Component.values()).map(JvmFlags::variable).forEach(known::add);
        return environment.keySet().stream()
                .filter(name -> name.startsWith("BRAID_") && !known.contains(name) && !Settings.isOpenVariable(name))
                .sorted()
                .map(name -> name + " is set, but there is no such setting: it does nothing."
                        + Names.nearest(name, known)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(" docs/configuration.md lists all."))
                .toList();
    }
}
