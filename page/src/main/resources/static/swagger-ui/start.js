// Swagger UI on this server's own document. No other host is asked, its validator least of all.
SwaggerUIBundle({ url: "/v3/api-docs", dom_id: "#interface", validatorUrl: null, deepLinking: true });
