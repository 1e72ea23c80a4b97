/** The two folders of a stack: what it runs from ({@link braid.launcher.installation.Installation}) and what it leaves ({@link braid.launcher.installation.Home}). */
package braid.launcher.installation;
