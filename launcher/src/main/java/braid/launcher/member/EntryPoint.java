package braid.launcher.member;

/**
 * What a component's process runs.
 *
 * @param name of its flags ({@code NAME.jvm}), and of its class data in a home
 * @param folder where its module lies under the installation's root
 */
public record EntryPoint(String name, String folder, String mainClass) {
    /** The only one of most components. */
    public static EntryPoint of(Component component) {
        return new EntryPoint(component.title(), component.folder(), component.mainClass());
    }
}
