internal import BitextModel

/// The layers of a tagger, ready to be multiplied. Immutable; about twice the size of the file, and tables of 2 KB a label.
final class TaggerNetwork: Sendable {
    let hidden: Int
    let decoder: Int
    let labels: Int

    /// Of the encoder's first layer, for each direction: the input's projections of characters and of domains (biases in these).
    let characterInputs: [TaggerTable]
    let domainInputs: [TaggerTable]
    /// Of the encoder's second layer, for each direction.
    let secondInputs: [TaggerMatrix]
    /// Recurrent weights: first layer forwards and backwards, second layer forwards and backwards.
    let recurrent: [TaggerMatrix]
    /// Of the decoder: the input's projections of encoder states (biases in these) and of the label before.
    let decoderInput: TaggerMatrix
    let labelInputs: TaggerTable
    let decoderRecurrent: TaggerMatrix
    /// Of the output: the shares of decoder and encoder states, with the same scales; biases are with the decoder's.
    let output: TaggerMatrix
    let outputOfEncoder: TaggerMatrix

    /// A bias that no real label has: the probability of rows that fill up is nothing.
    private static let noLabel: Float = -1e30

    /// Throws when a section is missing or misshapen.
    init(reader: TaggerModelReader) throws(ModelFileError) {
        hidden = reader.hidden
        decoder = reader.decoder
        labels = reader.labels
        let (embedding, states) = (reader.embedding, 2 * reader.hidden)
        let characters = try reader.weights("chars", rows: reader.characters, columns: embedding)
        let domains = try reader.weights("domains", rows: reader.domains, columns: embedding)
        var (characterInputs, domainInputs): ([TaggerTable], [TaggerTable]) = ([], [])
        var (secondInputs, recurrent): ([TaggerMatrix], [TaggerMatrix]) = ([], [])
        for direction in ["f", "b"] {
            let name = "enc0" + direction + ".ih"
            let layer = try reader.weights(name, rows: 3 * hidden, columns: embedding)
            let biases = try reader.biases(name, count: 3 * hidden)
            characterInputs.append(
                TaggerTable(
                    embeddings: characters.integers.buffer, scales: characters.scales, layer: layer.integers.buffer,
                    layerScales: layer.scales, stride: embedding, taking: 0..<embedding))
            domainInputs.append(
                TaggerTable(
                    embeddings: domains.integers.buffer, scales: domains.scales, layer: layer.integers.buffer,
                    layerScales: layer.scales, stride: embedding, taking: 0..<embedding, biases: biases))
            recurrent.append(try reader.matrix("enc0" + direction + ".hh", rows: 3 * hidden, columns: hidden))
        }
        for direction in ["f", "b"] {
            secondInputs.append(try reader.matrix("enc1" + direction + ".ih", rows: 3 * hidden, columns: states))
            recurrent.append(try reader.matrix("enc1" + direction + ".hh", rows: 3 * hidden, columns: hidden))
        }
        self.characterInputs = characterInputs
        self.domainInputs = domainInputs
        self.secondInputs = secondInputs
        self.recurrent = recurrent

        let previous = try reader.weights("prev", rows: labels, columns: embedding)
        let input = try reader.weights("dec.ih", rows: 3 * decoder, columns: states + embedding)
        decoderInput = try reader.matrix("dec.ih", rows: 3 * decoder, columns: states + embedding, taking: 0..<states)
        labelInputs = TaggerTable(
            embeddings: previous.integers.buffer, scales: previous.scales, layer: input.integers.buffer, layerScales: input.scales,
            stride: states + embedding, taking: states..<states + embedding)
        decoderRecurrent = try reader.matrix("dec.hh", rows: 3 * decoder, columns: decoder)
        let columns = decoder + states
        output = try reader.matrix("out", rows: labels, columns: columns, taking: 0..<decoder, filler: Self.noLabel)
        outputOfEncoder = try reader.matrix("out", rows: labels, columns: columns, taking: decoder..<columns, biases: false)
    }
}
