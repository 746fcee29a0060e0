// Writes a Parquet file with hyparquet-writer: native geometries, every encoding that it has, small groups and pages.
import { parquetWriteFile } from 'hyparquet-writer'

const n = 200
const many = f => Array.from({ length: n }, (_, i) => f(i))
parquetWriteFile({
  filename: process.argv[2],
  rowGroupSize: 150,
  pageSize: 256,
  columnData: [
    { name: 'place', type: 'GEOMETRY', data: many(i => ({ type: 'Point', coordinates: [i / 10, i / 20] })) },
    { name: 'id', type: 'STRING', data: many(i => 'f' + i), encoding: process.argv[3] === 'deltas' ? 'DELTA_BYTE_ARRAY' : undefined },
    { name: 'crop', type: 'STRING', data: many(i => i % 3 ? 'maize' : null) },
    { name: 'note', type: 'STRING', data: many(i => 'n' + i * i), encoding: process.argv[3] === 'deltas' ? 'DELTA_LENGTH_BYTE_ARRAY' : undefined },
    { name: 'whole', type: 'INT32', data: many(i => i * 3), encoding: process.argv[3] === 'deltas' ? 'DELTA_BINARY_PACKED' : undefined },
    { name: 'long', type: 'INT64', data: many(i => BigInt(i) * 1000000000n) },
    { name: 'real', type: 'DOUBLE', data: many(i => i % 7 ? i / 8 : null), encoding: process.argv[3] === 'deltas' ? 'BYTE_STREAM_SPLIT' : undefined },
    { name: 'half', type: 'FLOAT16', data: many(i => i / 4) },
    { name: 'truth', type: 'BOOLEAN', data: many(i => i % 2 === 0) },
    { name: 'seen', type: 'TIMESTAMP', data: many(i => new Date(Date.UTC(2024, 5, 1) + i * 1000)) }
  ]
})
