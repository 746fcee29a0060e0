package eo.caravan.processors.output.picture;

/** The kinds of pictures. */
enum Kind {
    PNG(".png", "image/png", ".pgw", 32_768),
    /** The encoder needs the whole picture in memory, so that must not be too large. */
    JPEG(".jpg", "image/jpeg", ".jgw", 8_192);

    private final String extension;
    private final String mediaType;
    private final String worldExtension;
    private final int longest;

    Kind(String extension, String mediaType, String worldExtension, int longest) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.worldExtension = worldExtension;
        this.longest = longest;
    }

    /** The name of the format. */
    String format() {
        return name();
    }

    /** Of files, with the point. */
    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** Of the file beside it that tells where it lies. */
    String worldExtension() {
        return worldExtension;
    }

    /** The most rows and columns. */
    int longest() {
        return longest;
    }
}
