package braid.storage.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Other pipelines may share the cluster: nothing of theirs may be taken away. */
class OwnNamesTest {
    private final OwnNames own = new OwnNames("shop", List.of("orders", "visits"), "dev.", "braid");

    @Test
    void topics_areThoseOfTheSourcesAndOfTheJobs() {
        assertThat(List.of(
                        "dev.orders",
                        "dev.orders.rejected",
                        "dev.visits",
                        "dev.braid.kappa.shop.1-per_sku-repartition",
                        "dev.braid.kappa.shop.2.per_sku"))
                .allMatch(own::isTopic);
        assertThat(List.of(
                        "orders",
                        "dev.orders2",
                        "dev.ordersrejected",
                        "dev.braid.schemas",
                        "dev.braid.kappa.shop2.1.per_sku",
                        "dev.braid.kappa.shopping.1",
                        "prod.orders"))
                .noneMatch(own::isTopic);
    }

    @Test
    void groups_areThoseOfTheJobs() {
        assertThat(List.of("dev.braid.speed.shop", "dev.braid.stream-only.shop", "dev.braid.kappa.shop.1.sink"))
                .allMatch(own::isGroup);
        assertThat(List.of("dev.braid.speed.shop2", "braid.speed.shop", "dev.orders", "dev.braid.speed.my.shop"))
                .noneMatch(own::isGroup);
    }

    @Test
    void keyspaces_areThoseOfEachArchitectureAndGeneration() {
        assertThat(List.of("braid_shop", "braid_shop_kappa", "braid_shop_stream_only", "braid_shop_kappa_2"))
                .allMatch(own::isKeyspace);
        assertThat(List.of("braid", "braid_shop2", "braid_shop_orders", "braid_shop_kappa_x", "other_shop"))
                .noneMatch(own::isKeyspace);
    }
}
