/** What a process is told from outside: {@link braid.service.settings.Settings}. */
package braid.service.settings;
