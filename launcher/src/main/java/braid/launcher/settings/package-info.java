/** What a user has set for a stack, and what follows from it for each process. Read {@link braid.launcher.settings.StackSettings} first. */
package braid.launcher.settings;
