/** How a stack starts. Read {@link braid.launcher.start.StartRun} first. */
package braid.launcher.start;
