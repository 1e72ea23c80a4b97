/** What processes a stack is made of, and the flags that each gets. Read {@link braid.launcher.member.Component} first. */
package braid.launcher.member;
