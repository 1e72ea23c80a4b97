package braid.launcher.stack;

import braid.launcher.installation.Home;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.member.SpeedEngine;
import braid.launcher.settings.ChosenEngine;

/** Puts another engine into the place of a stack's speed layer. What is durable stays, so the other one goes on where the first has ended. */
public final class EngineSwitch {
    private EngineSwitch() {}

    /**
     * Remembers the engine, and stops the speed layers that run on another one.
     *
     * @param asked its name; {@code null} for the one that there is
     */
    public static void in(Stack stack, String asked) {
        ChosenEngine chosen = new ChosenEngine(stack.settings());
        SpeedEngine engine = chosen.choose(asked);
        if (engine == chosen.current()) {
            return;
        }
        stack.settings().requireThere(engine.entryPoint());
        Home home = stack.settings().home();
        home.requireUsable();
        home.create();
        Member.all(Component.SPEED)
                .filter(member -> stack.children().find(member.name()).isPresent())
                .forEach(stack::stop);
        chosen.remember(engine);
    }
}
