package braid.launcher.member;

import braid.core.text.Names;
import braid.terminal.command.UnknownName;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One process of the stack: a component and which of its instances. Instance 1 belongs to every stack; further ones are called
 * {@code speed-layer-2}, {@code kappa-2}, {@code kafka-2} and so on.
 */
public record Member(Component component, int instance) {
    private static final Pattern NUMBERED = Pattern.compile("(.+)-([2-9])");
    private static final int MOST = 9;

    public static Member of(Component component) {
        return new Member(component, 1);
    }

    /** The first instance of each component. */
    public static List<Member> of(List<Component> components) {
        return components.stream().map(Member::of).toList();
    }

    /** Every instance that a component may have. */
    public static Stream<Member> all(Component component) {
        return IntStream.rangeClosed(1, MOST).mapToObj(instance -> new Member(component, instance));
    }

    /** The member that a user calls {@code name}. */
    public static Member named(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            Component component = component(numbered.group(1), name);
            if (component.mayBeMany()) {
                return new Member(component, Integer.parseInt(numbered.group(2)));
            }
        }
        return of(component(name, name));
    }

    public String name() {
        return instance == 1 ? component.title() : component.title() + "-" + instance;
    }

    private static Component component(String name, String asGiven) {
        List<String> known =
                Arrays.stream(Component.values()).map(Component::title).toList();
        return Component.named(name)
                .orElseThrow(() -> new UnknownName("There is no service '" + asGiven + "'. "
                        + Names.nearest(name, known)
                                .map(near -> "Did you mean '" + near + "'? ")
                                .orElse("")
                        + "The services are " + String.join(", ", known)
                        + "; a second speed layer is speed-layer-2, a second broker kafka-2."));
    }
}
