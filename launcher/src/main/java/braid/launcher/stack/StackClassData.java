package braid.launcher.stack;

import braid.core.view.Architecture;
import braid.launcher.installation.ClassData;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.start.Services;
import braid.launcher.start.StartListener;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The class data of a stack's members: whether there are any, and how to come by them. */
public final class StackClassData {
    private final Stack stack;
    private final ClassData classData;
    private final Services services;

    StackClassData(Stack stack, ClassData classData, Services services) {
        this.stack = stack;
        this.classData = classData;
        this.services = services;
    }

    /** Whether the next start finds those of every member. */
    public boolean isThere() {
        return isThere(stack.architectures().current());
    }

    /** The same for a start of these architectures. */
    public boolean isThere(List<Architecture> chosen) {
        return stack.components(chosen).stream()
                .filter(component -> !stack.settings().isExternal(component))
                .allMatch(classData::has);
    }

    /**
     * Keeps those of what runs, for faster starts from now on; takes some seconds once after each build, no time later.
     *
     * @param listener told before it begins, if there is anything to keep
     */
    public void keep(StartListener listener) {
        Map<Component, ProcessHandle> missing = new EnumMap<>(Component.class);
        for (Member member : stack.members()) {
            if (!classData.has(member.component())) {
                stack.children()
                        .find(member.name())
                        .ifPresent(process -> missing.putIfAbsent(member.component(), process));
            }
        }
        if (!missing.isEmpty()) {
            listener.say("Keeping class data, once after each build, so that the next start takes half as long ...");
            missing.entrySet().parallelStream().forEach(entry -> classData.save(entry.getKey(), entry.getValue()));
            // A file that was edited since is not what the stores are set up for.
            stack.pipeline()
                    .remembered()
                    .filter(file -> stack.definition().edited(file).isEmpty())
                    .ifPresent(services::keepSetupClassData);
        }
    }
}
