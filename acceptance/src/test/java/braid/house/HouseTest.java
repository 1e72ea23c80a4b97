package braid.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the rooms of the house may know of each other, held against the compiled classes of all modules. */
class HouseTest {
    private static final Path ROOT = Path.of("..");
    private static final int FEWEST_MODULES = 15;
    private static final int FEWEST_STARTED = 12;
    private static final Pattern IN_QUOTES = Pattern.compile("\"(braid\\.[a-z.]+\\.[A-Z]\\w*)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("\\b(braid\\.[a-z.]+\\.[A-Z]\\w*)");
    private static final String MADE_AT_RUN_TIME = "braid.core.fold.Generated";
    private static final String[] STORES = {
        "org.apache.kafka..",
        "com.datastax..",
        "org.apache.iceberg..",
        "org.apache.spark..",
        "java.sql..",
        "com.zaxxer..",
        "org.h2.."
    };

    private static final int MOST_LINES = 250;
    private static final int MOST_TYPES = 10;

    private static JavaClasses house;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> folders = Files.find(
                ROOT, 5, (path, is) -> is.isDirectory() && path.endsWith(Path.of("target", "classes", "braid")))) {
            List<Path> modules = folders.filter(path -> !path.startsWith(ROOT.resolve("benchmarks")))
                    .toList();
            assertThat(modules).hasSizeGreaterThan(FEWEST_MODULES);
            house = new ClassFileImporter().importPaths(modules);
        }
    }

    @Test
    void core_knowsNoEngineNoStoreAndNoOtherRoom() {
        noClasses()
                .that()
                .resideInAPackage("braid.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STORES)
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("braid.core..")
                .should()
                .dependOnClassesThat(new Rooms(Set.of("core")).areNotAmong())
                .check(house);
    }

    /** What every layer, tool and program reads of a pipeline. */
    @Test
    void views_knowNoEngineOfSql() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "braid.core.view..", "braid.core.aggregate..", "braid.core.boundary..", "braid.core.type..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.calcite..")
                .check(house);
    }

    @Test
    void answer_knowsCoreAlone() {
        noClasses()
                .that()
                .resideInAPackage("braid.answer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "com.sun.net..", "java.net.http..")
                .orShould()
                .dependOnClassesThat(new Rooms(Set.of("core", "answer")).areNotAmong())
                .check(house);
    }

    @Test
    void layers_meetInStoresAlone() {
        for (String layer : List.of("ingest", "speed", "batch")) {
            require(layer, Set.of("core", "service", "storage", "web", layer));
        }
        require("stores", Set.of("core", "service", "storage", "answer", "stores"));
        require("serving", Set.of("core", "service", "storage", "stores", "web", "answer", "jdbc", "page", "serving"));
    }

    @Test
    void jobsOfOtherArchitectures_shareOneRoomAndKnowNoLayer() {
        require("architectures", Set.of("core", "service", "storage", "architectures"));
        for (String job : List.of("kappa", "flink", "dataflow")) {
            require(job, Set.of("core", "service", "storage", "architectures", job));
        }
    }

    @Test
    void enginesOfTheSpeedLayer_standOnItAndKnowNothingElse() {
        require("engine", Set.of("core", "service", "storage", "speed", "engine"));
        noClasses()
                .that()
                .resideInAPackage("braid.speed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("braid.engine..")
                .check(house);
    }

    private static void require(String room, Set<String> known) {
        noClasses()
                .that()
                .resideInAPackage("braid." + room + "..")
                .should()
                .dependOnClassesThat(new Rooms(known).areNotAmong())
                .check(house);
    }

    @Test
    void commands_startLayersAndLinkNone() {
        Map<String, Set<String>> rooms = Map.of(
                "terminal", Set.of("core"),
                "tools", Set.of("core", "service", "storage", "terminal"),
                "launcher", Set.of("core", "service", "terminal"),
                "lab", Set.of("core", "service", "storage", "terminal", "tools", "launcher"),
                "cli", Set.of("core", "service", "terminal", "launcher", "lab"));
        rooms.forEach((room, known) -> {
            Set<String> all = new TreeSet<>(known);
            all.add(room);
            require(room, all);
        });
    }

    /** Packages that need none of those left are taken away until none is; what stays needs each other, or needs some that do. */
    @Test
    void packages_haveNoCycle() {
        Map<String, Set<String>> needs = new TreeMap<>();
        for (JavaClass type : house) {
            Set<String> needed = needs.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf()
                    .forEach(on -> needed.add(
                            on.getTargetClass().getBaseComponentType().getPackageName()));
            needed.remove(type.getPackageName());
        }
        int before;
        do {
            before = needs.size();
            Set<String> left = Set.copyOf(needs.keySet());
            needs.values().removeIf(needed -> Collections.disjoint(needed, left));
        } while (needs.size() < before);
        assertThat(needs).isEmpty();
    }

    /** Classes that are started by name, in Java and in the scripts: no compiler knows of them when one is renamed. */
    @Test
    void everyClassThatIsNamedInAText_isThere() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> sources = Files.find(
                ROOT, 12, (path, is) -> is.isRegularFile() && path.toString().contains("/src/main/java/"))) {
            for (Path source : sources.toList()) {
                named.addAll(names(IN_QUOTES, source));
            }
        }
        for (String script : List.of("braid", "package/make", "package/gather", "compose/image/role")) {
            named.addAll(names(IN_SCRIPT, ROOT.resolve(script)));
        }
        assertThat(named).hasSizeGreaterThan(FEWEST_STARTED);
        named.removeIf(house::contain);
        assertThat(named).isEmpty();
    }

    private static List<String> names(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals(MADE_AT_RUN_TIME))
                .toList();
    }

    @Test
    void noClass_isLong() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        try (Stream<Path> sources = Files.find(
                ROOT,
                20,
                (path, is) -> is.isRegularFile()
                        && path.toString().matches(".*/src/main/java/.*\\.java")
                        && !path.toString().contains("/target/"))) {
            for (Path source : sources.toList()) {
                try (Stream<String> lines = Files.lines(source)) {
                    if (lines.count() > MOST_LINES) {
                        tooLong.add(source.getFileName().toString().replace(".java", ""));
                    }
                }
            }
        }
        assertThat(tooLong)
                .as("Files of more than " + MOST_LINES
                        + " lines. Give each thing that such a class does a class of its own")
                .isEmpty();
    }

    @Test
    void noPackage_isWide() {
        Map<String, Long> types = house.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        types.values().removeIf(count -> count <= MOST_TYPES);
        assertThat(types.keySet())
                .as("Packages of more than " + MOST_TYPES
                        + " types. Move what belongs together into a package of its own: " + types)
                .isEmpty();
    }

    @Test
    void noName_isThereTwice() {
        TreeMap<String, TreeSet<String>> places = new TreeMap<>();
        for (JavaClass type : house) {
            if (type.isTopLevelClass() && !Set.of("Main", "package-info").contains(type.getSimpleName())) {
                places.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(type.getPackageName());
            }
        }
        assertThat(places.entrySet().stream()
                        .filter(place -> place.getValue().size() > 1)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }
}
