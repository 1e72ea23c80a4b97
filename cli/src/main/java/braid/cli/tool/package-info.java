/** Commands that another module runs in a process of its own. Read {@link braid.cli.tool.ToolCommand} first. */
package braid.cli.tool;
