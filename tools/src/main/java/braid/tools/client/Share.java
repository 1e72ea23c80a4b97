package braid.tools.client;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share of one: {@code 0.05} or {@code 5%}. */
public final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        try {
            boolean percent = text.endsWith("%");
            double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            double share = percent ? number / 100 : number;
            if (share >= 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Answered below.
        }
        throw new TypeConversionException("'" + text + "' is not a share from 0 to below 1, like 0.05 or 5%");
    }
}
