// Opens a Parquet file with hyparquet and prints what it finds as JSON: schema, metadata texts, codecs, rows.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

const file = await asyncBufferFromFile(process.argv[2])
const metadata = await parquetMetadataAsync(file)
const rows = await parquetReadObjects({ file, compressors, utf8: false })
const plain = (key, value) => typeof value === 'bigint' ? Number(value)
  : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
console.log(JSON.stringify({
  schema: metadata.schema.slice(1).map(c => [c.name, c.type, c.logical_type?.type ?? null]),
  texts: Object.fromEntries((metadata.key_value_metadata ?? []).map(t => [t.key, t.value])),
  groups: metadata.row_groups.map(g => Number(g.num_rows)),
  codecs: [...new Set(metadata.row_groups.flatMap(g => g.columns.map(c => c.meta_data.codec)))],
  rows
}, plain))
