/** What an edge is told by its service, and what both services tell Spring Boot. */
package braid.web.setting;
