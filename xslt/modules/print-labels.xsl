<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that print adds to a text, in one table. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:l="urn:teitools:labels" xmlns:tp="urn:teitools:xslt:private" exclude-result-prefixes="#all">

  <xsl:variable name="tp:labels" as="map(xs:string, xs:string)" select="map {
      'abstract': 'Abstract',
      'keywords': 'Keywords',
      'text': 'Text',
      'contents': 'Contents',
      'untitled': 'Untitled',
      'apparatus': 'Editorial decisions',
      'apparatus-intro': 'Words underlined with dots in the text have been emended. Each decision is listed under its page here; the reading of the copy-text follows the bracket. Pages named in the explanations are those of the print, which stand in the margin.',
      'figures': '0–9',
      'in-general': 'in general',
      'indexes': 'Indexes',
      'indexes-intro': 'Numbers refer to the pages set here, not to those of the print; n. is a footnote on the page.',
      'nothing': 'nothing',
      'space': 'a space',
      'ocr': 'conversion',
      'printer': 'print',
      'author': 'author',
      'medium': 'probable',
      'low': 'uncertain',
      'unknown': 'uncertain',
      'witStart': 'begins', 'witEnd': 'ends', 'lacunaStart': 'lacuna begins', 'lacunaEnd': 'lacuna ends',
      'pause': 'pause', 'vocal': 'sound', 'kinesic': 'gesture', 'incident': 'incident', 'shift': 'shift', 'writing': 'writing',
      'listPerson': 'Persons', 'listPlace': 'Places', 'listOrg': 'Organisations', 'listEvent': 'Events', 'listObject': 'Objects',
      'listNym': 'Names', 'listRelation': 'Relations', 'listWit': 'Witnesses',
      'msDesc': 'Manuscript', 'msPart': 'Part', 'msFrag': 'Fragment', 'msIdentifier': 'Shelfmark', 'altIdentifier': 'Also',
      'msContents': 'Contents', 'msItem': 'Item', 'msItemStruct': 'Item', 'physDesc': 'Physical description', 'history': 'History',
      'additional': 'Further information', 'summary': 'Summary', 'textLang': 'Language', 'incipit': 'Incipit', 'explicit': 'Explicit',
      'rubric': 'Rubric', 'finalRubric': 'Final rubric', 'colophon': 'Colophon', 'filiation': 'Filiation', 'support': 'Support',
      'extent': 'Extent', 'foliation': 'Foliation', 'collation': 'Collation', 'condition': 'Condition', 'layout': 'Layout',
      'handNote': 'Hand', 'scriptNote': 'Script', 'typeNote': 'Type', 'decoNote': 'Decoration', 'musicNotation': 'Music',
      'additions': 'Additions', 'binding': 'Binding', 'seal': 'Seal', 'accMat': 'Accompanying material', 'origin': 'Origin',
      'provenance': 'Provenance', 'acquisition': 'Acquisition', 'source': 'Source', 'custEvent': 'Custody', 'surrogates': 'Surrogates',
      'availability': 'Availability', 'objectType': 'Kind', 'dimensions': 'Size', 'watermark': 'Watermark', 'signatures': 'Signatures',
      'secFol': 'Second folio', 'correspDesc': 'Correspondence', 'sent': 'Sent', 'received': 'Received', 'transmitted': 'Transmitted',
      'redirected': 'Redirected', 'forwarded': 'Forwarded', 'correspContext': 'Context', 'surface': 'Surface' }"/>

  <!-- A label, of the edition's own or ours; a word that has none stands for itself. -->
  <xsl:function name="tp:label" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="($labels/l:labels/l:label[@name = $word]/string(), $tp:labels($word), $word)[1]"/>
  </xsl:function>

</xsl:stylesheet>
