package eo.caravan.processors.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.process.Cubes;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryFilesTest {
    private static final Cube CUBE = Cubes.counting(3, 2, Cubes.times("2022-06-01"), Cubes.bands("B04"));
    private static final Cube SERIES = new ArrayCube(
            new Shape(List.of(Cubes.times("2022-06-01"), Cubes.bands("B04")), Encoding.FLOAT32), new double[] {7});

    private static final Set<String> TABLES = Set.of("CSV", "Parquet");

    @TempDir
    Path disk;

    @ParameterizedTest
    @ValueSource(strings = {"GTiff", "COG", "netCDF", "Zarr", "PNG", "JPEG", "JSON", "CSV", "Parquet"})
    void each_format_writes_the_same_into_memory_as_onto_a_disk(String format) throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
                ChunkExecutor executor = new ChunkExecutor(2, 1 << 24)) {
            Path folder = memory.getPath("/work");
            List<ResultFile> briefly = write(format, folder, executor);
            List<ResultFile> onDisk = write(format, disk, executor);

            assertThat(briefly).extracting(ResultFile::path).containsExactlyElementsOf(names(onDisk));
            for (ResultFile file : briefly) {
                String name = file.path().toString();
                assertThat(Files.readAllBytes(folder.resolve(name)))
                        .isNotEmpty()
                        .isEqualTo(Files.readAllBytes(disk.resolve(name)));
            }
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).hasSameSizeAs(briefly);
            }
        }
    }

    private static List<Path> names(List<ResultFile> files) {
        return files.stream().map(ResultFile::path).toList();
    }

    private static List<ResultFile> write(String format, Path folder, ChunkExecutor executor) {
        OutputFormats formats = new OutputFormats();
        ResultDescription result =
                new ResultDescription(TABLES.contains(format) ? SERIES : CUBE, formats.find(format), Map.of());
        WriteTarget target = new WriteTarget(folder, "result", executor, RunControl.UNWATCHED);
        return new ResultWriter(formats).writeBriefly(result, target);
    }
}
