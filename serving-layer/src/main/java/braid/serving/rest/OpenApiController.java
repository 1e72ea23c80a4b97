package braid.serving.rest;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The interface in OpenAPI's words, for programs and for Swagger UI. It is written by hand in {@code openapi.json}, which clients are
 * generated from, and a test holds it to the routes.
 */
@RestController
class OpenApiController {
    static final String DOCUMENT = "/openapi.json";

    @GetMapping("/v3/api-docs")
    ResponseEntity<byte[]> document() throws IOException {
        try (InputStream in = OpenApiController.class.getResourceAsStream(DOCUMENT)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noCache())
                    .body(in.readAllBytes());
        }
    }
}
