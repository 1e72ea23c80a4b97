package braid.answer.sql.table;

import braid.answer.sql.dialect.InformationSchema;
import braid.answer.sql.type.SqlTypes;
import braid.core.view.Pipeline;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.schema.impl.AbstractSchema;

/** What a statement can name: the views of the pipeline, with the hidden columns that it names, and the standard's INFORMATION_SCHEMA. */
public final class StatementCatalog {
    /** The tables that the statement reads from, one for each place of it. */
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);

    private final CalciteConnectionConfigImpl config;
    private final CalciteCatalogReader reader;

    /** @param hidden the hidden columns that the statement names */
    public StatementCatalog(Pipeline pipeline, HiddenColumns hidden) {
        CalciteSchema views = schema.add(pipeline.name(), new AbstractSchema());
        addViews(views, pipeline, hidden);
        // The catalog has the name of the schema, so that shop.shop.sales is the view sales too; but a view shop is
        // meant by shop.
        if (pipeline.views().stream().noneMatch(view -> view.name().equals(pipeline.name()))) {
            addViews(views.add(pipeline.name(), new AbstractSchema()), pipeline, hidden);
        }
        InformationSchema.addTo(schema, pipeline);
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        config = new CalciteConnectionConfigImpl(properties);
        reader = new CalciteCatalogReader(schema, List.of(pipeline.name()), SqlTypes.FACTORY, config);
    }

    private static void addViews(CalciteSchema to, Pipeline pipeline, HiddenColumns hidden) {
        pipeline.views().forEach(view -> to.add(view.name(), new ViewTable(view, hidden.of(view), view.name())));
    }

    public CalciteSchema schema() {
        return schema;
    }

    public CalciteCatalogReader reader() {
        return reader;
    }

    public CalciteConnectionConfigImpl config() {
        return config;
    }
}
