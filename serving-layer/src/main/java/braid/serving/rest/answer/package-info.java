/** How an answer or a refusal leaves: JSON and CSV with their coverage, conditional requests, problem documents, overload. */
package braid.serving.rest.answer;
