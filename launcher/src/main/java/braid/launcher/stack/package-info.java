/**
 * The stack of one home: which processes belong to it, on which ports, with which settings, and in which order they start and stop.
 *
 * <p>Read {@link braid.launcher.stack.Stack} first. Knows how to start a layer, not what a layer does.
 */
package braid.launcher.stack;
