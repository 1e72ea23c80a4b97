package braid.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The docs as pages, under {@code /docs/NAME.html}; as they were written they are {@code /docs/NAME.md}. */
@Controller
class DocsController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final RenderedDocs docs = new RenderedDocs(new DocFiles());

    @GetMapping({"/docs", "/docs/", "/docs/index.html"})
    String first() {
        return "redirect:/docs/" + docs.first() + ".html";
    }

    @GetMapping({"/docs/{name}.html", "/docs/{folder}/{name}.html", "/docs/{folder}/{inner}/{name}.html"})
    ResponseEntity<String> doc(HttpServletRequest request) {
        String path = request.getServletPath();
        String name = path.substring("/docs/".length(), path.length() - ".html".length());
        String html = docs.page(name)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no doc '" + name + "'. /docs/ lists those there are."));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(html);
    }
}
